"""Every mention of an actor - name, role, description, pronoun - and what the text tells of its state and sector."""
