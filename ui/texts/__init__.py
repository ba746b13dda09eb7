"""Words for facts: every enum and number of the domain in the language of the screen."""
