// To be run after a mongorestore, before metrics-service is started again:
//
//   mongosh "$PULSE_MONGO" restored.js
//
// A dump has each document as it was at another moment: its checkpoints may count what its learners and totals do not hold yet, and
// nothing in the store would show it. So its figures are made those of a fold that is out of use, complete through no moment: nobody answers
// from them or adds to them, and the first metrics-service that starts makes new ones, from the log where that holds everything, and
// otherwise from the learners. docs/runbooks/Restore.md has the whole procedure.
const pulse = db.getSiblingDB("pulse");
const table = pulse.generations.findOne({_id: "generations"});
if (table === null) {
    throw new Error("The database pulse has no table of generations: nothing has been restored into it");
}
const live = table.generations.find(generation => generation.state === "LIVE").number;
const suffix = live === 0 ? "" : `_${live}`;

// The next generation takes the next number, and must find nothing there. What was being built, or was out of use, is of no use now.
pulse.getCollectionNames()
    .filter(name => /^(learners|totals|checkpoints)(_\d+)?$/.test(name) && !name.match(`^[a-z]+${suffix}$`))
    .forEach(name => pulse.getCollection(name).drop());
pulse.getCollection(`checkpoints${suffix}`).updateMany({}, {$set: {completeThrough: null}});
pulse.generations.updateOne({_id: "generations"}, {$pull: {generations: {state: {$ne: "LIVE"}}}});
pulse.generations.updateOne(
    {_id: "generations"},
    {$set: {"generations.0.foldVersion": NumberInt(0)}, $inc: {revision: NumberLong("1")}});
print(`Generation ${live} will be rebuilt: ${pulse.getCollection(`learners${suffix}`).estimatedDocumentCount()} learners`);
