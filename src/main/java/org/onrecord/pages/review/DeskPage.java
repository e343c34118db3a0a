package org.onrecord.pages.review;

import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.onrecord.pages.layout.Frame;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.article.ArticleView;

/**
 * A quote on the desk, beside its article.
 *
 * @param action URL of the form
 * @param queue URL of the queue
 * @param claim URL of the claim to a proposal; null for another quote
 * @param undo URL of the form that undoes what was just done
 * @param whole true if the whole text is shown
 * @param kinds the kinds that a new speaker can have
 * @param claimedUntil end of the claim of another editor; null if there is none
 * @param done what the editor has just done; null for nothing
 */
record DeskPage(
    Frame frame,
    String action,
    String queue,
    String claim,
    String undo,
    DeskQuote desk,
    ArticleView article,
    List<DeskParagraph> paragraphs,
    boolean whole,
    List<ActorKind> kinds,
    Instant claimedUntil,
    LatestDecision done)
    implements TemplateInstance {}
