# Everything goes through scripts/with-tools, which puts the right Node, Yarn and
# mkdocs on PATH and installs what is missing.
RUN := ./scripts/with-tools

.DEFAULT_GOAL := help
.PHONY: help install dev test types lint format fix unit e2e build clean \
	template lint-templates verify-templates

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: ## Install what the project needs, here in this folder
	@$(RUN) true

dev: ## Start the portal; it says when and where it is ready
	@$(RUN) node scripts/dev.mjs

test: ## Prove the project: types, lint, format, config, tests, end to end
	@$(RUN) node scripts/test.mjs

types: ## Check the types
	@$(RUN) node scripts/test.mjs types

lint: ## Lint; no warning passes
	@$(RUN) node scripts/test.mjs lint

format: ## Check the formatting
	@$(RUN) node scripts/test.mjs format

unit: ## Unit and integration tests, on SQLite and Postgres
	@$(RUN) node scripts/test.mjs unit

e2e: ## The whole story in a real browser, against the built portal
	@$(RUN) node scripts/test.mjs build e2e

template: ## Render a golden path: NAME=my-service [TEMPLATE=id] [VALUES=file] [OUT=folder]
	@$(RUN) yarn golden-paths render "$(NAME)" $(if $(TEMPLATE),--template "$(TEMPLATE)") \
		$(if $(VALUES),--values "$(VALUES)") $(if $(OUT),--out "$(OUT)")

lint-templates: ## Check the golden paths' templates themselves
	@$(RUN) yarn golden-paths lint

verify-templates: ## Prove every variant of every golden path: [ONLY=path[,variant]]
	@$(RUN) node scripts/verify-templates.mjs --report $(if $(ONLY),--only "$(ONLY)")

fix: ## Repair formatting and lint where a machine can
	@$(RUN) yarn prettier --write --loglevel warn .
	@$(RUN) yarn backstage-cli repo lint --fix

build: ## Build the portal for production
	@$(RUN) node scripts/test.mjs build

clean: ## Remove what was built, and all local data: databases and the forge
	@$(RUN) yarn clean
	rm -rf .data .cache
