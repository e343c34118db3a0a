/**
 * The review of proposed and recorded quotes: reviews that change the status of a quote, and a
 * queue from which reviewers claim proposals.
 */
package org.onrecord.records.review;
