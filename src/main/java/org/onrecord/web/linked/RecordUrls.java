package org.onrecord.web.linked;

import java.net.URI;
import java.util.UUID;

/**
 * URLs of records. They are absolute if the request names its host, see {@link RequestUrl}.
 *
 * @param root ends in a slash
 */
public record RecordUrls(URI root) {

  /** URLs based on a request. */
  public static RecordUrls of(RequestUrl request) {
    return new RecordUrls(request.root());
  }

  /** The URL of a record in a collection such as "articles". */
  public String of(String collection, UUID id) {
    return root.resolve(collection + "/" + id).toString();
  }
}
