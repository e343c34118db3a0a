package org.onrecord.web.linked;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;

/**
 * Absolute URLs of records, based on the URL of the request.
 *
 * @param root ends in a slash
 */
public record RecordUrls(URI root) {

  /** URLs based on a request. */
  public static RecordUrls of(UriInfo uri) {
    return new RecordUrls(uri.getBaseUri());
  }

  /** The URL of a record in a collection such as "articles". */
  public String of(String collection, UUID id) {
    return root.resolve(collection + "/" + id).toString();
  }
}
