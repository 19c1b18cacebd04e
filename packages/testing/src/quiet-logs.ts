/** Functions log as JSON lines; in tests only what `LOG_LEVEL` asks for. */
process.env['POWERTOOLS_LOG_LEVEL'] = process.env['LOG_LEVEL'] ?? 'SILENT';
