package org.onrecord.pages.review;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.onrecord.pages.layout.Frame;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.pages.layout.QuoteRow;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ListItem;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.records.quote.QuoteView;
import org.onrecord.records.review.QuoteClaims;
import org.onrecord.records.review.ReviewQueueOrder;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.session.SessionCookie;

/**
 * The review desk. Reading a page changes nothing: the forms claim the next proposal and lead to
 * its page.
 */
@Path("/review")
@Produces(MediaType.TEXT_HTML)
class ReviewPages {
  private static final int MAX_ROWS = 10;
  private static final int CHANGED = Status.PRECONDITION_FAILED.getStatusCode();

  private final DeskQueue queue;
  private final QuoteClaims claims;
  private final DeskPageReader reader;
  private final DeskWrites writes;
  private final DeskConflicts conflicts;
  private final Frames frames;
  private final PageResponses responses;
  private final ParameterReader parameterReader;
  private final SecurityIdentity identity;

  ReviewPages(
      DeskQueue queue,
      QuoteClaims claims,
      DeskPageReader reader,
      DeskWrites writes,
      DeskConflicts conflicts,
      Frames frames,
      PageResponses responses,
      ParameterReader parameterReader,
      SecurityIdentity identity) {
    this.queue = queue;
    this.claims = claims;
    this.reader = reader;
    this.writes = writes;
    this.conflicts = conflicts;
    this.frames = frames;
    this.responses = responses;
    this.parameterReader = parameterReader;
    this.identity = identity;
  }

  @GET
  @RolesAllowed("editor")
  @AcceptsParameters({DeskFilter.class, DoneParameter.class})
  public RestResponse<String> queue(@Context UriInfo uri, @Context RequestUrl url) {
    ListParameters parameters = parameters(uri);
    DeskFilter filter = parameters.read(DeskFilter.class);
    UUID done = parameters.read(DoneParameter.class).done();
    DeskUrls urls = DeskUrls.of(url, filter);
    Page<ListItem<QuoteView>> waiting = queue.waiting(filter, MAX_ROWS);
    Frame frame = frames.of("Review").withoutJson();
    return page(
        new QueuePage(
            frame,
            filter,
            filter.sort() == ReviewQueueOrder.CONFIDENCE,
            urls.queue(),
            done == null ? "" : urls.undo(done),
            waiting.total(),
            waiting.items().stream().map(item -> QuoteRow.of(frame.root(), item)).toList(),
            queue.claimedBy(editor().id(), MAX_ROWS).stream()
                .map(claim -> QuoteRow.of(frame.root(), claim.quote()))
                .toList(),
            reader.done(done)));
  }

  /** Claims the next proposal. */
  @POST
  @RolesAllowed("editor")
  @Consumes(SessionCookie.FORM)
  @AcceptsParameters(DeskFilter.class)
  public RestResponse<String> next(FormFields form, @Context UriInfo uri, @Context RequestUrl url) {
    DeskFilter filter = parameters(uri).read(DeskFilter.class);
    DeskUrls urls = DeskUrls.of(url, filter);
    return redirect(queue.claimNext(filter, editor().id()).map(urls::quote).orElseGet(urls::queue));
  }

  @GET
  @RolesAllowed("editor")
  @Path("{id}")
  @AcceptsParameters({DeskFilter.class, DoneParameter.class})
  public RestResponse<String> quote(
      @RestPath UUID id, @Context UriInfo uri, @Context RequestUrl url) {
    ListParameters parameters = parameters(uri);
    DeskUrls urls = DeskUrls.of(url, parameters.read(DeskFilter.class));
    UUID done = parameters.read(DoneParameter.class).done();
    return page(reader.read(id, urls, editor().id(), done));
  }

  /** Does what the form asks for, and leads to the next proposal after a verdict. */
  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @Path("{id}")
  @Consumes(SessionCookie.FORM)
  @AcceptsParameters(DeskFilter.class)
  public RestResponse<String> decide(
      @RestPath UUID id, FormFields form, @Context UriInfo uri, @Context RequestUrl url) {
    DeskFilter filter = parameters(uri).read(DeskFilter.class);
    DeskUrls urls = DeskUrls.of(url, filter);
    DeskRequest request = DeskRequest.of(form);
    Optional<Instant> claimed =
        request.respectsClaims() ? claims.claimedByOther(id, editor().id()) : Optional.empty();
    return claimed.isPresent()
        ? conflicts.claimed(id, claimed.get(), urls, request)
        : unlessChanged(
            () -> decide(id, request, filter, urls), () -> conflicts.changed(id, urls, request));
  }

  private String decide(UUID id, DeskRequest request, DeskFilter filter, DeskUrls urls) {
    Caller editor = editor();
    switch (request.action()) {
      case SKIP -> {
        claims.skip(id, editor.id());
        return next(filter, urls, request.done());
      }
      case SAVE -> {
        writes.explain(request.form());
        writes.apply(id, request, editor.name());
        claims.hold(id, editor.id());
        return urls.quoteAfter(id, id);
      }
      default -> {
        writes.apply(id, request, editor.name());
        return next(filter, urls, id);
      }
    }
  }

  /** Claims the next proposal, and offers to undo the latest decision beside it. */
  private String next(DeskFilter filter, DeskUrls urls, UUID done) {
    return queue
        .claimNext(filter, editor().id())
        .map(next -> urls.quoteAfter(next, done))
        .orElseGet(() -> urls.queueAfter(done));
  }

  /** Restores the state before the latest change. */
  @POST
  @RolesAllowed("editor")
  @ChangesRecords
  @Path("{id}/undo")
  @Consumes(SessionCookie.FORM)
  @AcceptsParameters(DeskFilter.class)
  public RestResponse<String> undo(
      @RestPath UUID id, FormFields form, @Context UriInfo uri, @Context RequestUrl url) {
    DeskUrls urls = DeskUrls.of(url, parameters(uri).read(DeskFilter.class));
    return unlessChanged(
        () -> {
          writes.undo(id, DeskRequest.precondition(form));
          claims.hold(id, editor().id());
          return urls.quote(id);
        },
        () -> conflicts.changed(id, urls, null));
  }

  /** Leads to a page, or says that the quote was changed meanwhile. */
  private static RestResponse<String> unlessChanged(
      Supplier<String> target, Supplier<RestResponse<String>> changed) {
    try {
      return redirect(target.get());
    } catch (ProblemException e) {
      if (e.problem().status() != CHANGED) {
        throw e;
      }
      return changed.get();
    }
  }

  private RestResponse<String> page(TemplateInstance page) {
    return responses.untagged(page).build();
  }

  private static RestResponse<String> redirect(String target) {
    return ResponseBuilder.<String>create(Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, target)
        .build();
  }

  private ListParameters parameters(UriInfo uri) {
    return parameterReader.listParameters(uri, List.of(DeskFilter.class, DoneParameter.class));
  }

  private Caller editor() {
    return Caller.of(identity).orElseThrow();
  }
}
