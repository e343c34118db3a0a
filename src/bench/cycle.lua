-- wrk script: sends the requests of a file in turn. Each line has method, path and body, separated by tabs.
local requests = {}
local at = 0
local key = os.getenv("ONRECORD_ADMIN_KEY") or "onrecord-benchmark"

function init(arguments)
  for line in io.lines(arguments[1]) do
    local method, path, body = line:match("^(.-)\t(.-)\t(.*)$")
    local headers = body ~= "" and {["Content-Type"] = "application/json"} or {}
    if method ~= "GET" then headers["Authorization"] = "Bearer " .. key end
    requests[#requests + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
  end
  math.randomseed(os.time() + tonumber(tostring({}):sub(8), 16) % 1000)
  at = math.random(#requests)
end

function request()
  at = at % #requests + 1
  return requests[at]
end

-- Prints the line that Load.java parses; times in microseconds.
function done(summary, latency)
  local errors = summary.errors
  print(("measured %d %d %d %d %d %d"):format(
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
