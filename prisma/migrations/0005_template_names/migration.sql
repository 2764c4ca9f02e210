-- Names of templates are texts in languages; what was there counts in all of them.
ALTER TABLE "WorkbookTemplate" ALTER COLUMN "name" SET DATA TYPE JSONB
    USING jsonb_build_object('de', "name", 'en', "name", 'fr', "name");

UPDATE "Workbook"
SET "template" = jsonb_set("template", '{name}', jsonb_build_object('de', "template"->'name', 'en', "template"->'name', 'fr', "template"->'name'))
WHERE jsonb_typeof("template"->'name') = 'string';
