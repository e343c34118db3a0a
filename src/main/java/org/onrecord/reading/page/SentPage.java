package org.onrecord.reading.page;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The decoded body of a request that sends a page. */
@RegisterForReflection
record SentPage(String text, boolean html) {}
