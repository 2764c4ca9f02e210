import { expect, test } from 'vitest'
import { isPrivateHost } from './private-host'

test.each([
  ...['localhost', 'LOCALHOST.', 'a.localhost', '127.0.0.1', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '0.0.0.0'],
  ...['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '%31%32%37.0.0.1'],
  ...['[::1]', '[::]', '[fe80::1]', '[fd00::1]', '[::ffff:127.0.0.1]', '[::ffff:a00:1]', '127.0.0.1.'],
])('%s is a private host', (host) => {
  expect(isPrivateHost(`rtmp://${host}:1935/app`)).toBe(true)
  expect(isPrivateHost(`rtmps://${host}/app`)).toBe(true)
})

test.each(['live.example.org', 'localhost.example.org', '8.8.8.8', '172.32.0.1', '192.169.0.1', '[2001:db8::1]'])(
  '%s is none',
  (host) => {
    expect(isPrivateHost(`rtmp://${host}:1935/app`)).toBe(false)
  },
)
