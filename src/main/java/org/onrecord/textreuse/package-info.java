/**
 * Text reuse detection for quotes, in plain Java without web or database.
 *
 * <p>{@link org.onrecord.textreuse.FoldedWords} splits a text into words that are compared without
 * typography, {@link org.onrecord.textreuse.WordDifference} compares two texts word by word, and
 * {@link org.onrecord.textreuse.SameWords} decides whether two quotes are one statement.
 */
package org.onrecord.textreuse;
