/**
 * The review desk: the queue of proposals, and a proposal beside its article, where an editor
 * decides on it and corrects it.
 */
package org.onrecord.pages.review;
