-- True if the family of the wording, which its links form, is exactly its statement: without contradictions and labels. Then a further wording
-- joins it without a look at the links. False is always safe; the service sets it when it next computes the family.
alter table wording add column whole boolean not null default false;
