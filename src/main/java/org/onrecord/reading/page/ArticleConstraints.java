package org.onrecord.reading.page;

import jakarta.validation.Validator;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.article.ArticleInput;

/** Checks candidates against the Bean Validation constraints of {@link ArticleInput}. */
record ArticleConstraints(Validator validator) {

  /** The value, if it is valid for this field. */
  Optional<String> member(ArticleField field, String value) {
    return isValid(ArticleInput.class, field.toString(), value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** The name, if it is a valid name of an actor. */
  Optional<String> name(String name) {
    return isValid(ActorReferenceInput.class, "name", name) ? Optional.of(name) : Optional.empty();
  }

  /** The names, if they are a valid, non-empty byline. */
  Optional<List<String>> authors(List<String> names) {
    return !names.isEmpty() && isValid(ArticleInput.class, "authors", names)
        ? Optional.of(names)
        : Optional.empty();
  }

  /** The absolute URL of a link, unless it is invalid or the home page of a site. */
  Optional<String> articleUrl(String link, String base) {
    try {
      URI whole =
          base == null || base.isEmpty() ? new URI(link) : new URI(base).resolve(new URI(link));
      boolean homepage =
          whole.getRawQuery() == null && String.valueOf(whole.getRawPath()).matches("/?");
      return homepage ? Optional.empty() : member(ArticleField.URL, whole.toASCIIString());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isValid(Class<?> type, String member, Object value) {
    return validator.validateValue(type, member, value).isEmpty();
  }
}
