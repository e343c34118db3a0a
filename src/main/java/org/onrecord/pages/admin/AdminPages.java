package org.onrecord.pages.admin;

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
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.onrecord.access.IssuedKey;
import org.onrecord.access.KeyView;
import org.onrecord.access.Keys;
import org.onrecord.exchange.imports.RunningImports;
import org.onrecord.exchange.subscriptions.SubscriptionSummaries;
import org.onrecord.pages.layout.Frames;
import org.onrecord.pages.layout.PageResponses;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.form.FormFields;
import org.onrecord.web.session.SessionCookie;

/** Pages of keys, of imports under way, and of subscriptions. */
@Path(AdminPages.PATH)
@Produces(MediaType.TEXT_HTML)
class AdminPages {
  static final String PATH = "/admin";

  private final Keys keys;
  private final KeyForm form;
  private final RunningImports imports;
  private final SubscriptionSummaries subscriptions;
  private final ListReader lists;
  private final ParameterReader parameterReader;
  private final Frames frames;
  private final PageResponses responses;

  AdminPages(
      Keys keys,
      KeyForm form,
      RunningImports imports,
      SubscriptionSummaries subscriptions,
      ListReader lists,
      ParameterReader parameterReader,
      Frames frames,
      PageResponses responses) {
    this.keys = keys;
    this.form = form;
    this.imports = imports;
    this.subscriptions = subscriptions;
    this.lists = lists;
    this.parameterReader = parameterReader;
    this.frames = frames;
    this.responses = responses;
  }

  @GET
  @RolesAllowed("admin")
  @AcceptsParameters(PageParameters.class)
  public RestResponse<String> get(@Context UriInfo uri) {
    return notStored(null, uri);
  }

  /** Shows the secret of the new key, which no other answer has. */
  @POST
  @RolesAllowed("admin")
  @Path("keys")
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> create(FormFields fields, @Context UriInfo uri) {
    return notStored(keys.issue(form.read(fields)), uri);
  }

  @POST
  @RolesAllowed("admin")
  @Path("keys/{id}/revoke")
  @Consumes(SessionCookie.FORM)
  public RestResponse<String> revoke(@RestPath UUID id, FormFields fields) {
    keys.revoke(id);
    return SeeOther.to(frames, "admin#keys");
  }

  private RestResponse<String> notStored(IssuedKey issued, UriInfo uri) {
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    Page<KeyView> page = lists.page(keys.list(), PageRequest.unfiltered(parameters, PATH));
    return responses
        .untagged(
            new AdminPage(
                frames.of("Administration").withoutJson(),
                issued,
                page.items(),
                page.next(),
                imports.list(),
                subscriptions.newest()))
        .header(HttpHeaders.CACHE_CONTROL, null)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
