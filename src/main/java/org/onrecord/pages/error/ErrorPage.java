package org.onrecord.pages.error;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.pages.layout.Frame;
import org.onrecord.web.problem.Problem;

/**
 * The page of a problem.
 *
 * @param lead the first sentence: the detail, unless the page lists the same faults
 * @param choices the names that were meant perhaps
 * @param candidates the actors of an ambiguous name
 * @param needsKey true if a key would help
 */
record ErrorPage(
    Frame frame,
    Problem problem,
    String lead,
    List<NameChoice> choices,
    List<ActorCandidate> candidates,
    boolean needsKey)
    implements TemplateInstance {}
