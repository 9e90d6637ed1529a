"""The only builder: settings, engine, features, web and runtime are put together here."""
