package org.onrecord.web.fields;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response.Status;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Checks the fields that a request asks for, and reduces its answer to them. */
@Singleton
public class RequestedFields {
  private static final String BODY = RequestedFields.class.getName();
  private static final int MAX_LENGTH = 2000;

  private final KnownFields known;

  RequestedFields(KnownFields known) {
    this.known = known;
  }

  /** Notes the fields that the JSON body of the current request asks for. */
  public void setOfBody(List<String> values) {
    CurrentRequestManager.get().setProperty(BODY, values);
  }

  /**
   * The details of the faults of a value of the parameter. Exports are checked later, since CSV
   * also knows the names of its columns.
   *
   * @param method the resource method
   */
  public List<String> faults(Method method, String value) {
    if (value.length() > MAX_LENGTH) {
      return List.of("must have at most %d characters".formatted(MAX_LENGTH));
    }
    if (isPage(method)) {
      return List.of();
    }
    FieldSelection fields = selection(method, List.of(value));
    boolean export = Reducible.class.isAssignableFrom(method.getReturnType());
    return fields.details(name -> export && !name.isEmpty()).toList();
  }

  /** True for a page for people, which is whole at a URL that asks for fields, too. */
  private static boolean isPage(Method method) {
    return answer(method.getGenericReturnType()) == String.class;
  }

  private FieldSelection selection(Method method, List<String> values) {
    return FieldSelection.of(values, known.of(answer(method.getGenericReturnType())));
  }

  /** The type of the answer: that of the response or of the rows of an export, if it is one. */
  static Type answer(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      boolean wrapped = raw == RestResponse.class || Reducible.class.isAssignableFrom(raw);
      return wrapped ? generic.getActualTypeArguments()[0] : type;
    }
    return type;
  }

  /** Runs before the entity tag is set, which depends on the fields. */
  @ServerResponseFilter(priority = Priorities.USER + 1)
  void reduce(
      ContainerRequestContext request, ContainerResponseContext response, ResourceInfo method) {
    if (response.getStatus() == Status.OK.getStatusCode() && response.getEntity() != null) {
      requested(request)
          .filter(values -> !isPage(method.getResourceMethod()))
          .map(values -> selection(method.getResourceMethod(), values))
          .ifPresent(fields -> response.setEntity(reduced(response, fields)));
    }
  }

  private static Object reduced(ContainerResponseContext response, FieldSelection fields) {
    return response.getEntity() instanceof Reducible reducible
        ? reducible.with(fields, response.getMediaType())
        : Reduced.of(response.getEntity(), fields);
  }

  @SuppressWarnings("unchecked")
  private static Optional<List<String>> requested(ContainerRequestContext request) {
    return Stream.of(
            Optional.ofNullable((List<String>) request.getProperty(BODY)),
            Optional.ofNullable(
                request.getUriInfo().getQueryParameters().get(FieldSelection.PARAMETER)))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
