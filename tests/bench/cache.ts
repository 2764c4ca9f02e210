import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

const PATIENCE = 5_000

/** nginx as `docs/operations.md` has it in front of `/media/`: it keeps what the answers allow, and nothing else. */
export class Cache {
  private constructor(
    private readonly child: ChildProcess,
    private readonly log: string,
    readonly port: number,
  ) {}

  static isThere(): boolean {
    try {
      execFileSync('nginx', ['-v'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }

  /** @param directory where its files go @param origin the port that it stands in front of */
  static async start(directory: string, port: number, origin: number): Promise<Cache> {
    const log = join(directory, 'asked-behind.log')
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, 'nginx.conf'), settings(directory, log, port, origin))
    const child = spawn('nginx', ['-p', directory, '-c', join(directory, 'nginx.conf'), '-e', 'stderr'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const cache = new Cache(child, log, port)
    const end = performance.now() + PATIENCE
    while (!(await isOpen(port))) {
      if (performance.now() > end || child.exitCode !== null) throw new Error('nginx did not start')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return cache
  }

  get pid(): number {
    return this.child.pid!
  }

  /** How many requests it passed on until now. */
  passedOn(): number {
    return readFileSync(this.log, 'utf8').split('\n').length - 1
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    await ended
  }
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.end())
  })

const settings = (directory: string, log: string, port: number, origin: number) => `
daemon off;
worker_processes 1;
pid ${directory}/nginx.pid;
events { worker_connections 4096; }
http {
    access_log off;
    client_body_temp_path ${directory}/body;
    fastcgi_temp_path ${directory}/fastcgi;
    scgi_temp_path ${directory}/scgi;
    uwsgi_temp_path ${directory}/uwsgi;
    proxy_temp_path ${directory}/proxy;
    proxy_cache_path ${directory}/kept keys_zone=auftakt:10m max_size=2g inactive=10m use_temp_path=off;
    log_format asked '$upstream_cache_status $request_uri';
    map $upstream_cache_status $is_passed_on { default 1; HIT 0; STALE 0; UPDATING 0; }
    server {
        listen 127.0.0.1:${port};
        keepalive_requests 1000000;
        location /media/ {
            access_log ${log} asked if=$is_passed_on;
            proxy_pass http://127.0.0.1:${origin};
            proxy_http_version 1.1;
            proxy_set_header Host $host;
            proxy_set_header Connection "";
            proxy_cache auftakt;
            proxy_cache_key $request_uri;
            proxy_cache_lock on;
            proxy_cache_use_stale updating;
        }
    }
}
`
