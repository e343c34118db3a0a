package org.onrecord.exchange.subscriptions;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FieldsParameter;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ListReader;
import org.onrecord.query.list.Page;
import org.onrecord.query.list.PageParameters;
import org.onrecord.query.list.PageRequest;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.json.MergePatch;
import org.onrecord.web.linked.RequestUrl;

/** REST resource of subscriptions. */
@Path(SubscriptionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class SubscriptionResource {
  static final String PATH = "/subscriptions";

  private final Subscriptions subscriptions;
  private final SubscriptionWork work;
  private final ListReader lists;
  private final ParameterReader parameterReader;
  private final SecurityIdentity identity;

  SubscriptionResource(
      Subscriptions subscriptions,
      SubscriptionWork work,
      ListReader lists,
      ParameterReader parameterReader,
      SecurityIdentity identity) {
    this.subscriptions = subscriptions;
    this.work = work;
    this.lists = lists;
    this.parameterReader = parameterReader;
    this.identity = identity;
  }

  @GET
  @RolesAllowed("editor")
  @AcceptsParameters({PageParameters.class, FieldsParameter.class})
  public Page<SubscriptionView> list(@Context UriInfo uri) {
    Subscriptions.Access access = access();
    return lists.page(subscriptions.list(access), page(uri, PATH, access));
  }

  @POST
  @RolesAllowed("editor")
  @Consumes(MediaType.APPLICATION_JSON)
  public RestResponse<SubscriptionView> create(SubscriptionInput input, @Context RequestUrl url) {
    SubscriptionView created = subscriptions.create(input, access());
    work.wake();
    return secret(RestResponse.Status.CREATED, created)
        .header(HttpHeaders.LOCATION, url.of(created.id()))
        .build();
  }

  @GET
  @RolesAllowed("editor")
  @Path("{id}")
  @AcceptsParameters(FieldsParameter.class)
  public SubscriptionView get(@RestPath UUID id) {
    return subscriptions.get(id, access());
  }

  @PATCH
  @RolesAllowed("editor")
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  public SubscriptionView patch(@RestPath UUID id, MergePatch<SubscriptionInput> patch) {
    return subscriptions.change(id, patch, access());
  }

  @DELETE
  @RolesAllowed("editor")
  @Produces(MediaType.WILDCARD)
  @Path("{id}")
  public void remove(@RestPath UUID id) {
    subscriptions.remove(id, access());
  }

  @POST
  @RolesAllowed("editor")
  @Path("{id}/pause")
  public SubscriptionView pause(@RestPath UUID id) {
    return subscriptions.pause(id, access());
  }

  @POST
  @RolesAllowed("editor")
  @Path("{id}/resume")
  public SubscriptionView resume(@RestPath UUID id) {
    SubscriptionView resumed = subscriptions.resume(id, access());
    work.wake();
    return resumed;
  }

  @POST
  @RolesAllowed("editor")
  @Path("{id}/secret")
  public RestResponse<SubscriptionView> rotateSecret(@RestPath UUID id) {
    return secret(RestResponse.Status.OK, subscriptions.rotateSecret(id, access())).build();
  }

  @POST
  @RolesAllowed("editor")
  @Path("{id}/replay")
  @AcceptsParameters(ReplayParameters.class)
  public SubscriptionView replay(@RestPath UUID id, @Context UriInfo uri) {
    ReplayParameters parameters = parameterReader.read(uri, ReplayParameters.class);
    SubscriptionView replayed = subscriptions.replay(id, parameters.cursor(), access());
    work.wake();
    return replayed;
  }

  @POST
  @RolesAllowed("editor")
  @Path("{id}/test")
  public RestResponse<DeliveryView> test(@RestPath UUID id) {
    DeliveryView test = subscriptions.test(id, access());
    work.wake();
    return RestResponse.status(RestResponse.Status.ACCEPTED, test);
  }

  @GET
  @RolesAllowed("editor")
  @Path("{id}/deliveries")
  @AcceptsParameters({PageParameters.class, FieldsParameter.class})
  public Page<DeliveryView> deliveries(@RestPath UUID id, @Context UriInfo uri) {
    Subscriptions.Access access = access();
    return lists.page(
        subscriptions.deliveries(id, access), page(uri, PATH + "/" + id + "/deliveries", access));
  }

  /** A page whose cursor is valid for the same caller only. */
  private PageRequest page(UriInfo uri, String path, Subscriptions.Access access) {
    ListParameters parameters = parameterReader.listParameters(uri, List.of(PageParameters.class));
    return new PageRequest(
        parameters, path, access.caller().id(), parameters.read(PageParameters.class));
  }

  private static RestResponse.ResponseBuilder<SubscriptionView> secret(
      RestResponse.Status status, SubscriptionView view) {
    return RestResponse.ResponseBuilder.<SubscriptionView>create(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(view);
  }

  private Subscriptions.Access access() {
    return new Subscriptions.Access(Caller.of(identity).orElseThrow(), identity.hasRole("admin"));
  }
}
