package org.onrecord.records.suggestion;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The response with suggestions, best first. */
@RegisterForReflection
record SuggestionList(List<SuggestionView> items) {}
