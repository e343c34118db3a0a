package org.onrecord.pages.review;

import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import org.onrecord.pages.layout.Frame;

/**
 * The page for an editor whose form was not saved, because somebody else has changed the quote or
 * has claimed it.
 *
 * @param claimedUntil end of the claim of another editor; null if the quote was changed
 * @param again URL of the quote on the desk
 * @param record URL of the quote with its history
 * @param queue URL of the queue
 * @param request what the editor has sent; null for an undo
 */
record DeskConflictPage(
    Frame frame,
    Instant claimedUntil,
    String again,
    String record,
    String queue,
    DeskRequest request)
    implements TemplateInstance {}
