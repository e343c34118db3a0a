/**
 * Error responses as {@code application/problem+json} (RFC 9457). Only this package knows their
 * wire form; features throw {@link org.onrecord.web.problem.ProblemException}.
 */
package org.onrecord.web.problem;
