// Next.js puts its own guard here; outside of it everything is the server.
export {}
