package org.onrecord.pages.review;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onrecord.records.review.ReviewQueueOrder;
import org.onrecord.web.json.Text;

/**
 * The part of the queue that an editor works on, and its order. All members may be null.
 *
 * @param source id or name of the source of the articles
 * @param language language of the articles
 */
@RegisterForReflection
record DeskFilter(
    UUID article,
    @Text(max = 300) String source,
    @Text(max = 35) String language,
    ReviewQueueOrder sort) {

  /** The filter as the members of a request for claims or for a list. */
  ObjectNode question() {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    put(question, "article", article);
    put(question, "source", source);
    put(question, "language", language);
    put(question, "sort", sort);
    return question;
  }

  private static void put(ObjectNode question, String name, Object value) {
    if (value != null) {
      question.put(name, value.toString());
    }
  }

  /** The query string that selects this part; empty for the whole queue. */
  String query() {
    return question().properties().stream()
        .map(one -> one.getKey() + "=" + encoded(one.getValue().textValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
