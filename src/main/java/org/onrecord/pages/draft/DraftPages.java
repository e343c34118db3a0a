package org.onrecord.pages.draft;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.Mark;
import org.onrecord.pages.layout.MarkedText;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.pages.layout.TextFormats;
import org.onrecord.reading.verification.VerificationInput;
import org.onrecord.reading.verification.VerificationView;
import org.onrecord.reading.verification.Verifications;
import org.onrecord.reading.verification.VerificationsView;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.json.Json;
import org.onrecord.web.linked.RequestUrl;

/** The page that checks a draft. Nothing is stored. */
@Path("/draft")
@Produces(MediaType.TEXT_HTML)
class DraftPages {
  private static final String TITLE = "Check a draft";

  private final Verifications verifications;
  private final Frames frames;
  private final PageResponses responses;
  private final RequestUrl url;
  private final Json json;

  DraftPages(
      Verifications verifications,
      Frames frames,
      PageResponses responses,
      RequestUrl url,
      Json json) {
    this.verifications = verifications;
    this.frames = frames;
    this.responses = responses;
    this.url = url;
    this.json = json;
  }

  @GET
  @RolesAllowed("reader")
  public RestResponse<String> form() {
    return responses
        .untagged(new DraftPage(frames.of(TITLE).withoutJson(), DraftForm.EMPTY, null))
        .build();
  }

  @POST
  @RolesAllowed("reader")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> check(FormFields fields) {
    DraftForm form = DraftForm.of(fields, json);
    VerificationInput input = form.input();
    DraftPage.Check check = check(form.text(), verifications.of(input), call(input));
    return responses.untagged(new DraftPage(frames.of(TITLE).withoutJson(), form, check)).build();
  }

  private String call(VerificationInput input) {
    return ApiCall.of(input, url.root().toString(), json);
  }

  private static DraftPage.Check check(String text, VerificationsView view, String call) {
    List<VerificationView> all = view.verifications();
    List<Mark> marks =
        IntStream.range(0, all.size())
            .mapToObj(i -> CheckedQuotation.mark(i + 1, all.get(i)))
            .toList();
    return new DraftPage.Check(
        new MarkedText(text).segments(marks),
        IntStream.range(0, all.size())
            .mapToObj(i -> CheckedQuotation.of(i + 1, all.get(i)))
            .toList(),
        VerdictCount.of(view.summary()),
        view.language() == null ? null : TextFormats.languageName(view.language()),
        view.languageDetected() != null,
        view.notRead() != null,
        call);
  }
}
