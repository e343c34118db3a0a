package org.onrecord.web.fields;

import jakarta.ws.rs.core.MediaType;
import org.onrecord.web.problem.ProblemException;

/** An answer that is written with selected fields by a writer of its own. */
public interface Reducible {
  /**
   * A copy that is written with these fields only.
   *
   * @param media the media type of the answer, on which the known fields can depend
   * @throws ProblemException 400 if a field is not known
   */
  Object with(FieldSelection fields, MediaType media);
}
