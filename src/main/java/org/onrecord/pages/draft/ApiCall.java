package org.onrecord.pages.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.onrecord.reading.verification.VerificationInput;
import org.onrecord.web.json.Json;

/** The request to the API that verifies the same draft, as a command of a shell. */
final class ApiCall {
  /** The maximum length of a draft that the command contains, in UTF-16 units. */
  private static final int MAX_LENGTH = 2_000;

  private static final String WITH_BODY =
      """
      curl %sverifications -H 'Content-Type: application/json' -d @- <<'END'
      %s
      END\
      """;

  /** A long draft is read from a file. */
  private static final String WITH_FILE =
      """
      jq -Rs '%s + {text: .}' draft.txt |
        curl %sverifications -H 'Content-Type: application/json' -d @-\
      """;

  private ApiCall() {}

  /**
   * The command for a draft.
   *
   * @param service the URL of the service, which ends in a slash
   */
  static String of(VerificationInput input, String service, Json json) {
    ObjectNode body = (ObjectNode) json.write(input);
    if (input.text().length() <= MAX_LENGTH) {
      return WITH_BODY.formatted(service, body);
    }
    body.remove("text");
    return WITH_FILE.formatted(body, service);
  }
}
