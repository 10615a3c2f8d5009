# What every repository of a golden path can do, whatever it is written in. The Makefile includes this
# after it has set
#   NAME, IMAGE  what it is called, and what its image is
#   GENERATED    files and folders that are generated, besides the alerts (may be empty)
#   GENERATORS   the targets that generate them (may be empty)
# and adds dev-local, test, lint, fmt and build, and its own tools to `tools`.

ACTIONLINT_VERSION := v1.7.12
HELM_VERSION := v4.3.1
SCORE_VERSION := v1.12.0
SLOTH_VERSION := v0.16.0

TAG ?= dev
GENERATED += deploy/chart/files
GENERATORS += slo
ENVIRONMENTS := $(notdir $(wildcard deploy/envs/*))
# What values.schema.json has to refuse: an unknown value, and wrong ones.
BAD_VALUES := image.nonsense=x image.digest=latest replicas=0 metrics.serviceMonitor.enabled=maybe

TOOLS := $(CURDIR)/.tools
export PATH := $(TOOLS)/bin:$(TOOLS)/venv/bin:$(PATH)

# need stops with the name of a program that is not there, and how to get it.
need = @command -v $(1) >/dev/null || { echo "$(1) is missing: $(2)" >&2; exit 1; }
MAKE_TOOLS := run make tools
GO := install Go 1.26 or newer (https://go.dev/dl): tools that are written in Go are built here
PROMETHEUS := install Prometheus (Debian, Ubuntu: apt install prometheus; macOS: brew install prometheus)

# go-install builds a program into .tools/bin unless it is there: $(call go-install,module,package in
# it,version). It is `go install` for proxies that give a version but no list of versions, which that
# asks for as well.
define go-install
	@stamp=$(TOOLS)/bin/.$(notdir $(2))-$(3); test -e "$$stamp" || { \
		echo "building $(notdir $(2)) $(3)" && \
		dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && cd "$$dir" && go mod init tool 2>/dev/null && \
		go mod edit -require=$(1)@$(3) && go build -mod=mod -o $(TOOLS)/bin/ $(1)/$(2) && touch "$$stamp"; }
endef

.DEFAULT_GOAL := help
.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: dev
dev: ## Run it here: with Tilt if it and a cluster are there, else by itself
	@if command -v tilt >/dev/null && kubectl version --request-timeout=2s >/dev/null 2>&1; \
		then tilt up; else $(MAKE) --no-print-directory dev-local; fi

.PHONY: image
image: ## Build the image
	$(call need,docker,install Docker)
	docker buildx build --load --tag $(IMAGE):$(TAG) .

.PHONY: chart
chart: ## Check the chart with the values of every environment
	$(call need,helm,$(MAKE_TOOLS))
	@for env in $(ENVIRONMENTS); do \
		echo "chart for $$env"; \
		helm lint --strict --quiet deploy/chart -f deploy/chart/ci/values.yaml -f deploy/envs/$$env/values.yaml && \
		helm template $(NAME) deploy/chart --namespace $(NAME)-$$env \
			-f deploy/chart/ci/values.yaml -f deploy/envs/$$env/values.yaml >/dev/null || exit 1; \
	done
	@for bad in $(BAD_VALUES); do \
		helm template $(NAME) deploy/chart -f deploy/chart/ci/values.yaml --set $$bad 2>&1 | grep -q "schema" || \
			{ echo "values.schema.json lets $$bad through" >&2; exit 1; }; \
	done

.PHONY: score
score: ## Check score.yaml against its specification and the chart
	$(call need,helm,$(MAKE_TOOLS))
	@test -f $(TOOLS)/score-v1b1.json || { echo "the schema of Score is missing: $(MAKE_TOOLS)" >&2; exit 1; }
	@helm template $(NAME) deploy/chart -f deploy/chart/ci/values.yaml | \
		$(TOOLS)/venv/bin/python tools/check_score.py $(TOOLS)/score-v1b1.json score.yaml docs/development.md

.PHONY: slo
slo: ## Generate the alerts from SLO.yaml, and test them
	$(call need,sloth,$(MAKE_TOOLS))
	$(call need,promtool,$(PROMETHEUS))
	sloth generate --input SLO.yaml --out deploy/chart/files/slo-rules.yaml
	promtool check rules deploy/chart/files/slo-rules.yaml
	promtool test rules deploy/slo-alerts.test.yaml

.PHONY: docs
docs: ## Build the documentation
	$(call need,mkdocs,$(MAKE_TOOLS))
	NO_MKDOCS_2_WARNING=1 mkdocs build --strict

.PHONY: config-lint
config-lint: ## Check workflows, with the scripts in them, Dockerfiles and YAML
	$(call need,actionlint,$(MAKE_TOOLS))
	$(call need,shellcheck,$(MAKE_TOOLS))
	actionlint
	$(call need,zizmor,$(MAKE_TOOLS))
	zizmor --offline --quiet .github
	$(call need,hadolint,$(MAKE_TOOLS))
	hadolint $(wildcard Dockerfile .devcontainer/Dockerfile)
	$(call need,yamllint,$(MAKE_TOOLS))
	yamllint --strict .

.PHONY: generated
generated: ## Check that everything generated is up to date
	@sums() { find $(GENERATED) -type f -exec cksum {} + | sort; }; before=$$(sums); \
		$(MAKE) --no-print-directory $(GENERATORS) && \
		test "$$before" = "$$(sums)" || { echo "what was generated was out of date: commit it" >&2; exit 1; }

.PHONY: verify
verify: export CI = true
verify: lint test build chart score docs config-lint generated ## Do all that CI does

.PHONY: tools platform-tools
tools: platform-tools ## Install the programs that the other targets need
platform-tools: $(TOOLS)/venv
	$(call need,go,$(GO))
	$(call go-install,github.com/rhysd/actionlint,cmd/actionlint,$(ACTIONLINT_VERSION))
	$(call go-install,helm.sh/helm/v4,cmd/helm,$(HELM_VERSION))
	$(call go-install,github.com/slok/sloth,cmd/sloth,$(SLOTH_VERSION))

# The schema of Score comes with the library of its makers.
platform-tools: $(TOOLS)/score-v1b1.json
$(TOOLS)/score-v1b1.json: make/platform.mk
	$(call need,go,$(GO))
	@mkdir -p $(@D)
	@echo "fetching the schema of Score $(SCORE_VERSION)"
	@dir=$$(cd $(@D) && go mod download -json github.com/score-spec/score-go@$(SCORE_VERSION) | sed -n 's/.*"Dir": "\(.*\)".*/\1/p') && \
		install -m 644 "$$dir/schema/files/score-v1b1.json" $@

$(TOOLS)/venv: tools/requirements.txt
	$(call need,python3,install Python 3.11 or newer with its venv module (Debian, Ubuntu: apt install python3-venv))
	python3 -m venv $@
	$@/bin/pip install --quiet --requirement $<
	@touch $@
