# small: a subcommand is a file
"""`run`: the bot against Telegram, or against the api_base_url of the configuration."""

import argparse
import gc

HELP = "启动机器人"


def run(args: argparse.Namespace) -> int:
    gc.disable()  # 1,600 modules hold no garbage, and looking through them again and again took 0.4 s
    from bot import service  # PTB takes long to import; --help need not wait for it

    gc.freeze()
    gc.enable()
    return service.run(args.config)
