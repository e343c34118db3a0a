package org.onrecord.pages.review;

import io.quarkus.qute.TemplateInstance;
import org.onrecord.pages.layout.Frame;

/**
 * The page for an editor whose quote was changed by somebody else meanwhile.
 *
 * @param again URL of the quote on the desk
 * @param record URL of the quote with its history
 */
record DeskConflictPage(Frame frame, String again, String record) implements TemplateInstance {}
