package org.onrecord.quote;

import java.util.List;

/** An attribution as it goes out. */
public record AttributionView(
    String text, String role, String cue, boolean anonymous, List<RelayView> via) {}
