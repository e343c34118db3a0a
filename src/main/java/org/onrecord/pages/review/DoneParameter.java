package org.onrecord.pages.review;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * The quote that the editor has just decided on, which the next page says and can undo.
 *
 * @param done id of the quote; null if there is none
 */
@RegisterForReflection
record DoneParameter(UUID done) {}
