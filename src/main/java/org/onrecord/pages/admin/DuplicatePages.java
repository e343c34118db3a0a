package org.onrecord.pages.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.records.merge.DuplicateFilter;
import org.onrecord.records.merge.DuplicateView;
import org.onrecord.records.merge.Duplicates;
import org.onrecord.records.merge.Merges;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.json.Ids;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.session.SessionCookie;

/** Pages of likely duplicates of actors, with a form beside each pair. */
@Path(DuplicatePages.PATH)
@Produces(MediaType.TEXT_HTML)
class DuplicatePages {
  static final String PATH = "/admin/duplicates";

  private static final String HERE = "admin/duplicates";
  private static final String DUPLICATE = "duplicate";
  private static final String SURVIVOR = "survivor";

  private final Duplicates duplicates;
  private final Merges merges;
  private final ListReader lists;
  private final ParameterReader parameterReader;
  private final Frames frames;
  private final PageResponses responses;

  DuplicatePages(
      Duplicates duplicates,
      Merges merges,
      ListReader lists,
      ParameterReader parameterReader,
      Frames frames,
      PageResponses responses) {
    this.duplicates = duplicates;
    this.merges = merges;
    this.lists = lists;
    this.parameterReader = parameterReader;
    this.frames = frames;
    this.responses = responses;
  }

  @GET
  @RolesAllowed("admin")
  @AcceptsParameters(PageParameters.class)
  public RestResponse<String> get(@Context UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    Page<DuplicateView> page =
        lists.page(
            duplicates.query(new DuplicateFilter(null)), PageRequest.unfiltered(parameters, PATH));
    return responses.of(
        new DuplicatePage(frames.of("Duplicates").withoutJson(), page.items(), page.next()));
  }

  @POST
  @RolesAllowed("admin")
  @ChangesRecords
  @Path("merge")
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> merge(FormFields fields) {
    merges.merge(id(fields, DUPLICATE), ActorReferenceInput.byId(id(fields, SURVIVOR)));
    return SeeOther.to(frames, HERE);
  }

  @POST
  @RolesAllowed("admin")
  @Path("different")
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> different(FormFields fields) {
    duplicates.mark(id(fields, DUPLICATE), id(fields, SURVIVOR), true);
    return SeeOther.to(frames, HERE);
  }

  private static UUID id(FormFields fields, String name) {
    return fields
        .one(name)
        .flatMap(Ids::parse)
        .orElseThrow(
            () -> ProblemException.invalid(Fault.at("/" + name, "must be an id (a UUID)")));
  }
}
