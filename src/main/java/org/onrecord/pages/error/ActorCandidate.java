package org.onrecord.pages.error;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.web.problem.Problem;

/**
 * One of several actors of a name, with what tells it from the others.
 *
 * @param description empty if there is none
 */
record ActorCandidate(String id, String name, String kind, String description) {

  /** The candidates of a problem; none if its name is not ambiguous. */
  static List<ActorCandidate> of(Problem problem, ObjectMapper mapper) {
    List<ActorCandidate> candidates = new ArrayList<>();
    JsonNode listed = mapper.valueToTree(problem.extensions().get("candidates"));
    for (JsonNode actor : listed) {
      candidates.add(
          new ActorCandidate(
              actor.path("id").asText(),
              actor.path("name").asText(),
              actor.path("kind").asText(),
              actor.path("description").asText()));
    }
    return candidates;
  }
}
