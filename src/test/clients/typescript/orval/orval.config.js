module.exports = {
  onrecord: {
    input: process.env.CONTRACT,
    output: { target: "generated/client.ts", schemas: "generated/model", client: "fetch", baseUrl: process.env.SERVICE },
  },
};
