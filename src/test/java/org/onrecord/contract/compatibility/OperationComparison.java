package org.onrecord.contract.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.contract.framework.Contract;
import org.onrecord.contract.framework.Operation;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedHeader;
import org.openapitools.openapidiff.core.model.ChangedHeaders;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;
import org.openapitools.openapidiff.core.model.ComposedChanged;

/**
 * Breaking changes of operations, parameters, bodies and answers, as found by openapi-diff. Schemas
 * and credentials are removed before: openapi-diff misses some of their changes and reports
 * compatible ones.
 */
final class OperationComparison {
  private OperationComparison() {}

  /** The breaking changes, as pairs of operation and sentence. */
  static Stream<Map.Entry<String, String>> breakingChanges(Contract released, Contract current) {
    JsonNode before = outline(released.document());
    JsonNode now = outline(current.document());
    Set<String> served =
        current.operations().stream().map(Operation::toString).collect(Collectors.toSet());
    return before.equals(now) ? Stream.of() : breakingChanges(before, now, served);
  }

  /**
   * Finds the breaking changes. A HEAD that the released contract lists as an operation may be
   * missing as long as its GET exists: the service answers HEAD wherever it answers GET, which
   * {@code HeadRequestsTest} checks.
   *
   * @param served the operations of the current contract, by method and path, with implied HEADs
   */
  private static Stream<Map.Entry<String, String>> breakingChanges(
      JsonNode released, JsonNode current, Set<String> served) {
    ChangedOpenApi change = OpenApiCompare.fromContents(released.toString(), current.toString());
    return Stream.concat(
        change.getMissingEndpoints().stream()
            .filter(gone -> !served.contains(gone.getMethod() + " " + gone.getPathUrl()))
            .map(gone -> Map.entry(gone.getMethod() + " " + gone.getPathUrl(), "was removed")),
        change.getChangedOperations().stream().flatMap(OperationComparison::breakingChanges));
  }

  private static JsonNode outline(JsonNode document) {
    ObjectNode outline = JsonNodeFactory.instance.objectNode();
    outline.setAll((ObjectNode) document);
    outline.putObject("components").setAll((ObjectNode) document.get("components"));
    outline.withObject("/components").remove(List.of("schemas", "examples"));
    outline = outline.deepCopy();
    outline.findParents("examples").forEach(parent -> ((ObjectNode) parent).remove("examples"));
    outline.findParents("security").forEach(parent -> ((ObjectNode) parent).remove("security"));
    outline.findParents("schema").forEach(parent -> ((ObjectNode) parent).putObject("schema"));
    return outline;
  }

  private static Stream<Map.Entry<String, String>> breakingChanges(ChangedOperation operation) {
    String name = operation.getHttpMethod() + " " + operation.getPathUrl();
    return sentences(operation).map(sentence -> Map.entry(name, sentence));
  }

  private static Stream<String> sentences(Changed change) {
    if (!(change instanceof ComposedChanged composed)) {
      return Stream.of();
    }
    Stream<String> within =
        composed.getChangedElements().stream()
            .filter(Objects::nonNull)
            .flatMap(OperationComparison::sentences);
    return composed.isCoreChanged().isIncompatible() && !isComparedElsewhere(composed)
        ? Stream.concat(Stream.of(sentence(composed)), within)
        : within;
  }

  /**
   * True for headers and request bodies, where openapi-diff also reports a change from required to
   * optional.
   */
  private static boolean isComparedElsewhere(Changed change) {
    return change instanceof ChangedHeader || change instanceof ChangedRequestBody;
  }

  private static String sentence(ComposedChanged change) {
    if (change instanceof ChangedParameters parameters) {
      return "parameters removed or now required: "
          + Stream.concat(
                  parameters.getMissing().stream(),
                  parameters.getIncreased().stream()
                      .filter(one -> Boolean.TRUE.equals(one.getRequired())))
              .map(one -> one.getName())
              .toList();
    }
    if (change instanceof ChangedParameter parameter) {
      return "parameter " + parameter.getName() + " is now required or has another style";
    }
    if (change instanceof ChangedContent content) {
      return "removed media types: " + content.getMissing().keySet();
    }
    if (change instanceof ChangedApiResponse responses) {
      return "removed answers: " + responses.getMissing().keySet();
    }
    if (change instanceof ChangedHeaders headers) {
      return "removed headers: " + headers.getMissing().keySet();
    }
    return change.getClass().getSimpleName();
  }
}
