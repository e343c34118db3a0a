package org.onrecord.pages.review;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.PageResponses;

/** Answers forms that were not saved because of another editor. They show what was entered. */
@Singleton
class DeskConflicts {
  private final Frames frames;
  private final PageResponses responses;

  DeskConflicts(Frames frames, PageResponses responses) {
    this.frames = frames;
    this.responses = responses;
  }

  /** The answer if another editor has claimed the quote. */
  RestResponse<String> claimed(UUID id, Instant until, DeskUrls urls, DeskRequest request) {
    Frame frame = frames.of("Reserved").withoutJson();
    return responses
        .untagged(page(frame, id, until, urls, request))
        .status(Status.CONFLICT)
        .build();
  }

  /**
   * The answer if somebody has changed the quote.
   *
   * @param request what the editor has sent; null for an undo
   */
  RestResponse<String> changed(UUID id, DeskUrls urls, DeskRequest request) {
    Frame frame = frames.of("Changed meanwhile").withoutJson();
    return responses
        .untagged(page(frame, id, null, urls, request))
        .status(Status.PRECONDITION_FAILED)
        .build();
  }

  private static DeskConflictPage page(
      Frame frame, UUID id, Instant until, DeskUrls urls, DeskRequest request) {
    return new DeskConflictPage(
        frame, until, urls.quote(id), frame.root() + "quotes/" + id, urls.queue(), request);
  }
}
