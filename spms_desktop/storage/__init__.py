"""The journal file: encryption, versions, migrations, backups; the only place that knows SQL."""
