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
import org.openapitools.openapidiff.core.model.ChangedSecurityRequirements;
import org.openapitools.openapidiff.core.model.ComposedChanged;

/**
 * What openapi-diff finds broken in operations, their parameters, bodies, answers and credentials.
 * It gets the contracts without schemas: of those it misses some changes, and takes others for
 * breaking that are not.
 */
final class OperationComparison {
  private OperationComparison() {}

  /** Operations, each with a sentence. */
  static Stream<Map.Entry<String, String>> breakingChanges(Contract released, Contract current) {
    JsonNode before = outline(released.document());
    JsonNode now = outline(current.document());
    Set<String> served =
        current.operations().stream().map(Operation::toString).collect(Collectors.toSet());
    return before.equals(now) ? Stream.of() : breakingChanges(before, now, served);
  }

  /**
   * @param served the operations of the current contract by method and path. A HEAD that was listed
   *     as an operation in the released contract may be left out while its GET stays: HTTP answers
   *     HEAD wherever it answers GET, and {@code HeadRequestsTest} holds the service to it.
   */
  private static Stream<Map.Entry<String, String>> breakingChanges(
      JsonNode released, JsonNode current, Set<String> served) {
    ChangedOpenApi change = OpenApiCompare.fromContents(released.toString(), current.toString());
    return Stream.concat(
        change.getMissingEndpoints().stream()
            .filter(gone -> !served.contains(gone.getMethod() + " " + gone.getPathUrl()))
            .map(gone -> Map.entry(gone.getMethod() + " " + gone.getPathUrl(), "is gone")),
        change.getChangedOperations().stream().flatMap(OperationComparison::breakingChanges));
  }

  private static JsonNode outline(JsonNode document) {
    ObjectNode outline = JsonNodeFactory.instance.objectNode();
    outline.setAll((ObjectNode) document);
    outline.putObject("components").setAll((ObjectNode) document.get("components"));
    outline.withObject("/components").remove(List.of("schemas", "examples"));
    outline = outline.deepCopy();
    outline.findParents("examples").forEach(parent -> ((ObjectNode) parent).remove("examples"));
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
    return composed.isCoreChanged().isIncompatible() && !isJudgedElsewhere(composed)
        ? Stream.concat(Stream.of(sentence(composed)), within)
        : within;
  }

  /** Whether they are required: openapi-diff takes less of it for breaking, too. */
  private static boolean isJudgedElsewhere(Changed change) {
    return change instanceof ChangedHeader || change instanceof ChangedRequestBody;
  }

  private static String sentence(ComposedChanged change) {
    if (change instanceof ChangedParameters parameters) {
      return "parameters that are gone or required now: "
          + Stream.concat(
                  parameters.getMissing().stream(),
                  parameters.getIncreased().stream()
                      .filter(one -> Boolean.TRUE.equals(one.getRequired())))
              .map(one -> one.getName())
              .toList();
    }
    if (change instanceof ChangedParameter parameter) {
      return "parameter " + parameter.getName() + " is required now, or has another style";
    }
    if (change instanceof ChangedContent content) {
      return "media types that are gone: " + content.getMissing().keySet();
    }
    if (change instanceof ChangedApiResponse responses) {
      return "answers that are gone: " + responses.getMissing().keySet();
    }
    if (change instanceof ChangedHeaders headers) {
      return "headers that are gone: " + headers.getMissing().keySet();
    }
    return change instanceof ChangedSecurityRequirements
        ? "credentials that sufficed suffice no more"
        : change.getClass().getSimpleName();
  }
}
