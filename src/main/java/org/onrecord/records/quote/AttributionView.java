package org.onrecord.records.quote;

import java.util.List;

/** Attribution in a response. */
public record AttributionView(
    String text, String role, String cue, boolean anonymous, List<RelayView> via) {}
