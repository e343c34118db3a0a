package org.onrecord.page;

/** A page as it was sent: its characters, and whether they are HTML. */
record SentPage(String text, boolean html) {}
