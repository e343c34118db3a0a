-- Accepts databases of releases before the comments of these migrations were reworded. Flyway computes a checksum over a whole file;
-- the statements of these files are unchanged. Replaces each released checksum by the current one before Flyway validates them.
do $$
declare
  reworded record;
begin
  if to_regclass('flyway_schema_history') is null then
    return;
  end if;
  for reworded in select * from (values
    ('1', -811536250, 1926710934),
    ('2', 211949409, -1325830705),
    ('3', -498946589, 1079874051),
    ('4', 137555098, 1229110763),
    ('5', 714854051, 428799583),
    ('6', -317401506, 59526042),
    ('7', 969389253, 1984308770),
    ('8', -589592621, 292985144),
    ('9', -1086219113, 1868710460),
    ('10', -375147082, -579416880),
    ('11', -687906902, 203833293),
    ('11.1', 582327377, -2031068617),
    ('12', 276083173, 566667652),
    ('13', -1430847450, -809407291)) as file (version, released, present)
  loop
    if exists (select from flyway_schema_history h where h.version = reworded.version and h.checksum = reworded.released) then
      update flyway_schema_history set checksum = reworded.present where version = reworded.version;
    end if;
  end loop;
end $$;
