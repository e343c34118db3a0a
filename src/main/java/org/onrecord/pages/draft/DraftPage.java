package org.onrecord.pages.draft;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.pages.layout.BodySegment;
import org.onrecord.pages.layout.Frame;

/**
 * The page that checks a draft.
 *
 * @param check null before a draft has been sent
 */
record DraftPage(Frame frame, DraftForm form, Check check) implements TemplateInstance {

  /**
   * The result.
   *
   * @param segments the draft with its quotations marked
   * @param language English name of the language of the draft; null if it is not known
   * @param detected true if the language was detected
   * @param notRead true if the extractor does not read the language
   * @param call the command that sends the draft to the API
   */
  record Check(
      List<BodySegment> segments,
      List<CheckedQuotation> quotations,
      List<VerdictCount> summary,
      String language,
      boolean detected,
      boolean notRead,
      String call) {}
}
