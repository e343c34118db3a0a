package org.onrecord.reading.page;

import jakarta.validation.Validator;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.article.ArticleInput;

/** Asks the constraints of an article that comes in whether a clue can be a member of it. */
record ArticleConstraints(Validator validator) {

  /** The value, if it may be this member. */
  Optional<String> member(ArticleField field, String value) {
    return fits(ArticleInput.class, field.toString(), value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** The name, if an actor may have it. */
  Optional<String> name(String name) {
    return fits(ActorReferenceInput.class, "name", name) ? Optional.of(name) : Optional.empty();
  }

  /** The names, if they may be a byline; none are no byline. */
  Optional<List<String>> authors(List<String> names) {
    return !names.isEmpty() && fits(ArticleInput.class, "authors", names)
        ? Optional.of(names)
        : Optional.empty();
  }

  /** The absolute address that a link on a page means, if it can be that of an article. */
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

  private boolean fits(Class<?> type, String member, Object value) {
    return validator.validateValue(type, member, value).isEmpty();
  }
}
