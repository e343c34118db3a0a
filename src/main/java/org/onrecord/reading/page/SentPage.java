package org.onrecord.reading.page;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A page as it was sent: its characters, and whether they are HTML. */
@RegisterForReflection
record SentPage(String text, boolean html) {}
