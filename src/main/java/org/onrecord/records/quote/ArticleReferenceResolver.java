package org.onrecord.records.quote;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.onrecord.records.external.ExternalId;
import org.onrecord.records.external.ExternalIdIndex;
import org.onrecord.records.history.RecordKind;
import org.onrecord.web.problem.ProblemException;

/** Resolves references to articles by external id. */
@Singleton
class ArticleReferenceResolver {
  private final ExternalIdIndex externalIds;

  ArticleReferenceResolver(ExternalIdIndex externalIds) {
    this.externalIds = externalIds;
  }

  /**
   * The id of the article of a reference. An id is not looked up.
   *
   * @throws ProblemException 422 if no article has the external id
   */
  UUID idOf(ArticleReferenceInput reference, String pointer) {
    ExternalId external = reference.externalId();
    if (external == null) {
      return reference.id();
    }
    UUID found = externalIds.find(RecordKind.ARTICLE, List.of(external)).get(external);
    if (found == null) {
      throw ExternalIdIndex.unknown(RecordKind.ARTICLE, external, pointer);
    }
    return found;
  }
}
