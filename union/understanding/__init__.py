"""Reading officers' Chinese: text and `now` in, one `Message` value out. Deterministic, no model, no network."""
