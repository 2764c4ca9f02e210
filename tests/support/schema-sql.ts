import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

const SCHEMA = join(import.meta.dirname, '..', '..', 'prisma', 'schema.prisma')

interface SchemaEngine {
  diff(params: object): Promise<{ stdout: string | null }>
}
/** What the package exports besides its documented functions. */
interface Glue {
  __wbg_set_wasm(exports: WebAssembly.Exports): void
  readonly SchemaEngine: { readonly new: (options: object, log: () => void, adapter: unknown) => Promise<SchemaEngine> }
}

/** The SQL that makes an empty database what prisma/schema.prisma says. The engine wants some database to talk to. */
export async function schemaSql(databaseUrl: string): Promise<string> {
  const engineFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Glue
  const { instance } = await WebAssembly.instantiate(readFileSync(engineFile.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as (() => void) | undefined)?.()
  const files = [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }]
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl }))
  const engine = (await glue.SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => {},
    factory,
  )) as SchemaEngine
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return stdout ?? ''
}
