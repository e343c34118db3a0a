/**
 * The check of the settings at start. {@link org.onrecord.settings.Settings} lists them with the
 * values that they take; classes that use a setting declare it again, in a {@code ConfigMapping}
 * beside them.
 */
package org.onrecord.settings;
